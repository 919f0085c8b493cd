/* The texts of the program's own: what holds for every command. */
#include "src/cli/help.h"

const struct help_page help_pages[] = {
    { "ref", "How a record is named (REF)",
      "A record is named by its id; an alliance by its code (SVW) or the beginning of its name, "
      "when that fits only one; organisations and people in the same way by their name, when no "
      "alliance fits; any record of an alliance by ALLIANCE/KIND/id. 'portfolio' is the "
      "portfolio's own record.\n\n"
      "'entente list KIND' shows ids." },
    { "values", "How values are written",
      "- text: anything on one line; an empty value makes the field unknown\n"
      "- choice: the code or the words for it, or their beginning when that fits only one\n"
      "- several choices: parted by commas, motives=cost,learn\n"
      "- day: 2027-03-01, today, tomorrow, yesterday, +2w, -3d, +1m, fri (the next one), eom, "
      "eoq, eoy; 30.11., 30/11/2027, 30 Nov, without a year the next such day. Forms such as 03/04 are refused, because "
      "they mean two different days\n"
      "- money: 1,500,000.50 EUR; without letters it is in the currency of the alliance\n"
      "- scale: 1 to 5; percent: 0 to 100; yes or no\n"
      "- another record: its id, code, or the beginning of its name" },
    { "filter", "How lists are filtered",
      "Words after the kind must all hold.\n"
      "- text: stands anywhere in the record's own texts; !text: does not. What a column names, such as the owner, is found "
      "by its field: owner:dirk\n"
      "- field:value, field:a,b (either), field:>2027-01-01, field:<5, field: (is unknown)\n"
      "- overdue: its day has passed and it is not done\n"
      "- incomplete: something that a complete record of its kind and state has is still to be filled in\n"
      "- mine: it is yours, when [me] person is set in the configuration\n"
      "- @party: belongs to an alliance with that party\n"
      "Quotes keep blanks together; remember that the shell has quotes of its own and that > and "
      "! must stand in them." },
    { "exit", "Exit statuses",
      "- 0: done\n"
      "- 1: done, and there is something to see to: rejected rows, a finding of doctor, something "
      "that needs you today\n"
      "- 2: the command line is wrong; the message names the word and the right form\n"
      "- 3: no such record or file\n"
      "- 4: a value or a file is invalid; the message says where, why, and what is right; nothing "
      "was changed\n"
      "- 5: someone else holds the file, or changed the same field; the message names who\n"
      "- 6: not a portfolio, damaged, or newer than this program\n"
      "- 7: not allowed: read-only, or the file's mode\n"
      "- 8: the machine failed: disk full, read or write error, no usable terminal\n"
      "- 128 and more: ended by a signal; the number less 128 is the signal's" },
    { "output", "What commands print",
      "Text for people goes to standard output and fits the terminal, or 80 columns when it is "
      "piped. Messages go to standard error, as 'entente: WHERE: WHAT. HINT'. A command that "
      "fails prints nothing on standard output.\n\n"
      "With --json one object is printed, {\"entente\":1,\"rows\":[...]}, one row a line. Rows of "
      "list, show, add and set are records in the form of the portfolio document; unknown is "
      "null. With --dry-run the object has \"dry_run\":1, and text begins with a line that says "
      "that nothing was changed.\n\n"
      "Every command works while a screen has the same portfolio open." },
    { "portfolio", "Which portfolio is used",
      "The one named with -f; else the one $ENTENTE_PORTFOLIO names; else [portfolio] path of the "
      "configuration; else portfolio.entente in $XDG_DATA_HOME/entente, which is "
      "~/.local/share/entente when it is not set.\n\n"
      "'entente FILE' opens the screen on FILE, which must hold a / or end in .entente." },
    { "files", "Files",
      "- NAME.entente: a portfolio, one plain file with its whole history\n"
      "- NAME.backups/: its backups, made before imports and upgrades and once a day; old ones go "
      "by the rules of [backup]\n"
      "- ~/.config/entente/config.ini: your configuration, written by 'entente config init' once "
      "and by you; never by the program\n"
      "- ~/.config/entente/settings.ini: what was changed on the settings screen\n"
      "- ~/.local/state/entente/: drafts, and which portfolios were opened before\n"
      "Nothing that lies beside a portfolio is ever run or read as configuration, and the program "
      "never uses the network." },
    { 0 },
};
