# The table: what was measured (RUN SUBJECT FIGURE VALUE) against bench/limits.tsv. Ratios are taken run by
# run, because the machine that was slow for one was slow for the other; the median of them counts.
BEGIN { FS = "\t" }

function sort(list, n,    i, j, value) {
    for (i = 2; i <= n; i++) {
        value = list[i]
        for (j = i - 1; j >= 1 && list[j] > value; j--)
            list[j + 1] = list[j]
        list[j + 1] = value
    }
}

# Of a sorted list.
function median(list, n) {
    return n % 2 ? list[(n + 1) / 2] : (list[n / 2] + list[n / 2 + 1]) / 2
}

function show(value) {
    if (value >= 100 || value == int(value))
        return sprintf("%.0f", value)
    return sprintf(value >= 10 ? "%.1f" : value >= 0.1 ? "%.2f" : "%.3f", value)
}

FNR == NR {
    if ($0 !~ /^#/ && NF >= 9)
        line[++lines] = $0
    next
}

{
    value_of[$1, $2 "\t" $3] = $4
    if ($1 > runs)
        runs = $1
}

END {
    print ""
    print "| what | unit | min | median | max | against | | ratio | limit | |"
    print "|---|---|---:|---:|---:|---|---:|---:|---:|---|"
    for (i = 1; i <= lines; i++) {
        split(line[i], part, "\t")
        # 1 what, 2 unit, 3 subject, 4 figure, 5 what it is set against, 6 its subject, 7 its figure, 8 kind, 9 limit
        n = m = 0
        for (run = 1; run <= runs; run++) {
            if (!((run, part[3] "\t" part[4]) in value_of))
                continue
            mine[++n] = value_of[run, part[3] "\t" part[4]]
            if ((run, part[6] "\t" part[7]) in value_of) {
                other[++m] = value_of[run, part[6] "\t" part[7]]
                ratios[m] = other[m] ? mine[n] / other[m] : 0
            }
        }
        if (!n)
            continue
        sort(mine, n); sort(other, m); sort(ratios, m)
        ratio = m ? median(ratios, m) : ""
        figure = part[8] == "ratio" ? ratio : median(mine, n)
        verdict = part[8] == "-" || figure == "" ? "" : figure <= part[9] + 0 ? "ok" : "over"
        count[verdict]++
        printf "| %s | %s | %s | %s | %s | %s | %s | %s | %s | %s |\n", part[1], part[2], show(mine[1]), \
            show(median(mine, n)), show(mine[n]), m ? part[5] : "", m ? show(median(other, m)) : "", \
            m ? sprintf("%.2f", ratio) : "", part[8] == "-" ? "" : (part[8] == "ratio" ? "× " : "") part[9], \
            verdict == "over" ? "**over**" : verdict
    }
    printf "\n%d within their limits, %d over.\n", count["ok"], count["over"]
}
