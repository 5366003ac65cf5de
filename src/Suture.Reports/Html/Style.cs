namespace Suture.Reports.Html;

/// <summary>The one look of all printed pages. Part of each page, so that a saved report needs nothing else.</summary>
internal static class Style
{
    public const string Css = """
        :root{--ink:#1c2733;--soft:#566473;--line:#d9e0e6;--band:#f4f7f9;--brand:#0b5c6b;--ok:#17663a;--okbg:#e5f4ea;--bad:#a3212b;--badbg:#fcebec;--warn:#7a4d00;--warnbg:#fdf2dc;--note:#33467d;--notebg:#e9edf9}
        *{box-sizing:border-box}
        body{margin:0;color:var(--ink);background:#fff;font:14px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",Arial,sans-serif;font-variant-numeric:tabular-nums}
        .page{max-width:1440px;margin:0 auto;padding:28px 32px 40px}
        header.top{border-top:5px solid var(--brand);padding-top:18px}
        .kind{color:var(--brand);font-weight:600;letter-spacing:.02em;margin:0}
        h1{font-size:26px;line-height:1.25;margin:2px 0 4px}
        h2{font-size:18px;margin:34px 0 10px}
        .lead{color:var(--soft);margin:0 0 18px;font-size:15px}
        .skip{position:absolute;left:-999px}.skip:focus{left:12px;top:12px;background:#fff;padding:8px;z-index:9}
        .tiles{display:flex;flex-wrap:wrap;gap:10px;margin:18px 0;padding:0;list-style:none}
        .tiles li{border:1px solid var(--line);border-radius:8px;padding:9px 16px;min-width:118px}
        .tiles b{display:block;font-size:23px;line-height:1.25;font-weight:650}
        .tiles span{color:var(--soft);font-size:13px}
        .tiles .ok b{color:var(--ok)}.tiles .bad b{color:var(--bad)}.tiles .warn b{color:var(--warn)}.tiles .note b{color:var(--note)}
        .bar{display:flex;height:12px;border-radius:6px;overflow:hidden;background:var(--line);margin:6px 0 22px}
        .bar i{display:block}.bar .ok{background:#2f8f57}.bar .bad{background:#c7404a}.bar .note{background:#5a72c0}.bar .none{background:#b8c3cc}
        dl.stamp{display:grid;grid-template-columns:max-content 1fr;gap:3px 18px;margin:14px 0 22px;padding:12px 16px;background:var(--band);border-radius:8px;font-size:13px}
        dl.stamp dt{color:var(--soft)}dl.stamp dd{margin:0;overflow-wrap:anywhere}
        code,pre{font:12px/1.5 ui-monospace,"Cascadia Mono","DejaVu Sans Mono",Menlo,monospace}
        pre{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}
        table{border-collapse:separate;border-spacing:0;width:100%;font-size:13px}
        caption{text-align:left;color:var(--soft);padding:0 0 8px;font-size:13px}
        thead th{position:sticky;top:0;z-index:1;background:var(--band);border-bottom:2px solid var(--brand);text-align:left;padding:8px 10px;font-weight:600;vertical-align:bottom}
        tbody td,tbody th{border-bottom:1px solid var(--line);padding:7px 10px;vertical-align:top;text-align:left;font-weight:400;overflow-wrap:anywhere}
        .key{font-weight:600;white-space:nowrap}
        .ttl{display:block;color:var(--soft)}
        .again .key{font-weight:400;color:var(--soft)}
        .none{color:var(--soft)}
        td ul{margin:0;padding:0;list-style:none}td li+li{margin-top:3px}
        .mark{display:inline-block;border-radius:10px;padding:1px 9px;font-size:12px;font-weight:600;white-space:nowrap}
        .mark.ok{color:var(--ok);background:var(--okbg)}.mark.bad{color:var(--bad);background:var(--badbg)}.mark.warn{color:var(--warn);background:var(--warnbg)}.mark.note{color:var(--note);background:var(--notebg)}.mark.none{color:var(--soft);background:var(--band)}
        .gaps{margin:0;padding:0;list-style:none}.gaps li{border-left:3px solid #c7404a;padding:1px 0 1px 9px;margin:3px 0}
        .why{margin:0 0 4px}
        .keys{line-height:1.75}
        .keys a,.gaps a{color:inherit;text-decoration:none;border-bottom:1px dotted #8a97a3}.keys a:hover,.gaps a:hover{border-bottom-style:solid}
        .lbl{color:var(--soft);font-size:12px;display:block;margin-top:5px}.lbl:first-child{margin-top:0}
        .nowrap{white-space:nowrap}.asks{min-width:170px;width:22%}
        footer{margin-top:30px;padding-top:12px;border-top:1px solid var(--line);color:var(--soft);font-size:12px}
        @media (max-width:760px){.page{padding:18px 14px}table{font-size:12px}}
        @media print{
        body{font-size:9.5pt;-webkit-print-color-adjust:exact;print-color-adjust:exact}.page{max-width:none;padding:0}.skip{display:none}
        h1{font-size:18pt}h2{font-size:12.5pt;break-after:avoid}table,caption,dl.stamp{font-size:8.5pt}.tiles b{font-size:15pt}
        tbody td,tbody th{padding:4px 7px}.mark{white-space:normal;border-radius:4px;padding:0 5px;font-size:8pt}thead{display:table-header-group}thead th{position:static}tr,li,.tiles{break-inside:avoid}tr.long{break-inside:auto}
        .keys a,.gaps a{border:0}
        }
        """;

    /// <summary>Paper size and page numbers; wide tables lie on their side.</summary>
    public static string Paper(bool landscape) =>
        "@page{size:A4" + (landscape ? " landscape" : "") + ";margin:14mm 12mm 16mm;@bottom-right{content:counter(page) \" / \" counter(pages);font:8pt sans-serif;color:#566473}}";
}
