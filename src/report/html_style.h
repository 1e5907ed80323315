// The page's style sheet.
#pragma once

#include <string_view>

namespace nextline::report {

/// Colours keep a contrast of at least 4.5:1 on their backgrounds, and no meaning rests on colour alone.
inline constexpr std::string_view kPlanStyle = R"css(
:root { --ink:#1c2430; --soft:#566072; --line:#d5dae2; --paper:#fff; --band:#f4f6f9; --accent:#0b5394; --good:#1b6b3a; --warn:#8a5200; --bad:#a11d1d; }
* { box-sizing:border-box; }
body { margin:0; background:var(--band); color:var(--ink); font:1rem/1.45 system-ui,"Segoe UI","Liberation Sans",sans-serif; }
main, header { max-width:66rem; margin:0 auto; padding:0 1.25rem; }
main { padding-bottom:2rem; }
header { padding-top:1.25rem; }
.skip { position:absolute; left:-99rem; } .skip:focus { left:1rem; top:.5rem; background:var(--paper); padding:.3rem .6rem; }
h1 { font-size:1.35rem; margin:0 0 .25rem; }
h2 { font-size:1.12rem; margin:1.4rem 0 .5rem; padding-bottom:.2rem; border-bottom:2px solid var(--line); }
h3 { font-size:1.05rem; margin:0; }
p { margin:.3rem 0; } ul, ol { margin:.3rem 0; padding-left:1.4rem; } #sources ol { padding-left:2.2rem; } li { margin:.2rem 0; }
.soft { color:var(--soft); } .small { font-size:.875rem; }
.use { background:#fff7e6; border:1px solid #e8c98a; border-radius:.4rem; padding:.4rem .8rem; margin:.6rem 0 0; font-size:.875rem; }
.top { display:grid; grid-template-columns:1fr 1fr; gap:0 1.5rem; }
.top > section:only-child { grid-column:1 / -1; }
.verdict { font-size:1.1rem; font-weight:600; } .scope { color:var(--soft); margin-top:.6rem; }
.now { background:var(--paper); border:1px solid var(--line); border-left:.35rem solid var(--accent); border-radius:.4rem; padding:.5rem .9rem; }
.card { background:var(--paper); border:1px solid var(--line); border-radius:.5rem; padding:.8rem 1rem; margin:.8rem 0; }
.card .head { display:flex; flex-wrap:wrap; gap:.4rem .8rem; align-items:baseline; }
.rank { color:var(--accent); }
.tag { display:inline-block; border:1px solid currentColor; border-radius:1rem; padding:0 .6rem; font-size:.82rem; font-weight:600; white-space:nowrap; }
.tag.preferred, .tag.recommended { color:var(--good); } .tag.in-some-circumstances, .tag.investigational, .tag.hold, .tag.needs-information { color:var(--warn); }
.tag.contraindicated, .tag.not-recommended, .tag.unavailable, .tag.not-approved-here { color:var(--bad); } .tag.not-indicated { color:var(--soft); }
.first { border-left:.3rem solid var(--warn); padding-left:.7rem; }
.caution { border-left:.3rem solid var(--bad); padding-left:.7rem; margin:.4rem 0; }
.urgent { color:var(--bad); }
dl { display:grid; grid-template-columns:minmax(6rem,max-content) 1fr; gap:.25rem 1rem; margin:.5rem 0; }
dt { color:var(--soft); } dd { margin:0; } dd p:first-child { margin-top:0; }
table { border-collapse:collapse; width:100%; background:var(--paper); font-size:.92rem; }
caption { text-align:left; color:var(--soft); padding:.2rem 0; }
th, td { text-align:left; vertical-align:top; padding:.3rem .6rem; border:1px solid var(--line); }
td p:first-child { margin-top:0; } .facts th { width:22%; } .facts td:nth-child(2) { width:30%; } .facts th:nth-child(4) { width:36%; } .facts th:nth-child(3) { width:12%; } .day, time { white-space:nowrap; }
th { background:var(--band); font-weight:600; }
.timeline { list-style:none; padding:0; margin:0; }
.timeline li { display:grid; grid-template-columns:17rem 15rem 1fr; gap:0 .8rem; align-items:center; margin:.1rem 0; }
.timeline svg, .scale svg { width:100%; display:block; overflow:visible; }
.scale { padding-left:33.6rem; font-size:.875rem; } .when { color:var(--soft); }
.bar { fill:#2f6ea5; } .bar.open { fill:#8fb6d6; stroke:#2f6ea5; stroke-dasharray:3 2; } .event { fill:var(--bad); }
.forest svg { width:100%; max-width:20rem; display:block; } svg .range { stroke:#2f6ea5; stroke-width:1.6; } svg .even { stroke:var(--ink); stroke-width:.9; }
.forest .soft { font-weight:400; } .forest thead th { width:27%; } .forest thead th:nth-child(2) { width:15%; }
svg text { font-size:11px; fill:var(--soft); } svg .mark { stroke:#b4bcc8; stroke-width:.6; } svg .metastasis { stroke:var(--bad); stroke-width:.8; stroke-dasharray:2 2; }
a { color:var(--accent); } .cites { font-size:.82rem; white-space:nowrap; } .cites a { text-decoration:none; }
:focus-visible { outline:3px solid var(--accent); outline-offset:2px; } :target { outline:2px solid var(--accent); }
@media (max-width:56rem) { .top { grid-template-columns:1fr; } .timeline li { grid-template-columns:1fr; margin:.4rem 0; } .scale { padding-left:0; } }
@media (max-width:40rem) { dl { grid-template-columns:1fr; gap:0; } dd { margin-bottom:.4rem; } }
@media print {
  @page { size:A4; margin:13mm; }
  html { font-size:8.6pt; } body { background:#fff; line-height:1.35; } main, header { max-width:none; padding:0; }
  .skip, #facts .record { display:none; } a { color:inherit; text-decoration:none; }
  .top { grid-template-columns:1fr 1fr; } h2 { margin-top:1rem; break-after:avoid; } h3, .head { break-after:avoid; }
  .now, .first, .caution, tr, li, dd p, .timeline { break-inside:avoid; } thead { display:table-header-group; }
  .timeline li { grid-template-columns:17rem 15rem 1fr; } .scale { padding-left:33.6rem; break-after:avoid; } svg text { font-size:13px; }
}
)css";

}  // namespace nextline::report
