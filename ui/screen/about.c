#include "ui/screen/about.h"

#include "config.h"
#include "src/store/presence.h"
#include "ui/screen/desk.h"
#include "ui/screen/summary.h"
#include "ui/widget/pager.h"

static void
add_people(struct ui *ui, struct str *out)
{
    struct presence here[64];
    size_t n = presence_list(desk_of(ui)->book.store, here, 64);

    str_add(out, "\n# Here now\n");
    for (size_t i = 0; i < n && i < 64; i++) {
        str_addf(out, "- %s on %s, since ", here[i].account, here[i].host);
        summary_time(ui, here[i].since_ms, out);
        str_add(out, "\n");
    }
}

void
about_show(struct ui *ui)
{
    struct desk *desk = desk_of(ui);
    struct str text = { 0 };

    str_addf(&text, "Entente %s\n%s\n", PACKAGE_VERSION, store_engine());
    if (desk->open) {
        str_addf(&text, "\n# Portfolio\n%s (%s)\n%s\nMethod: %s\n", desk->book.name, desk->book.kind,
                 store_path(desk->book.store), method_version(desk->book.method));
        add_people(ui, &text);
    }
    str_add(&text, "\n# Terminal\n");
    if (ui->terminal->class->describe)
        ui->terminal->class->describe(ui->terminal, &text);
    str_addf(&text, "\n# Theme\n%s (%s)\n", ui->theme.name, ui->theme.source);
    pager_show(ui, "About", text.data);
    str_free(&text);
}
