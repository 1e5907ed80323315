// The page's style sheet.
#pragma once

#include <string_view>

namespace nextline::report {

/// Colours keep a contrast of at least 4.5:1 on their backgrounds, and no meaning rests on colour alone.
inline constexpr std::string_view kPlanStyle = R"css(
:root { --ink:#1c2430; --soft:#566072; --line:#d5dae2; --paper:#fff; --band:#f4f6f9; --accent:#0b5394; --good:#1b6b3a; --warn:#8a5200; --bad:#a11d1d; }
* { box-sizing:border-box; }
body { margin:0; background:var(--band); color:var(--ink); font:16px/1.5 system-ui,"Segoe UI","Liberation Sans",sans-serif; }
main, header, footer { max-width:62rem; margin:0 auto; padding:0 1.25rem; }
header { padding-top:1.5rem; }
h1 { font-size:1.35rem; margin:0 0 .25rem; }
h2 { font-size:1.15rem; margin:2rem 0 .6rem; padding-bottom:.25rem; border-bottom:2px solid var(--line); }
h3 { font-size:1.05rem; margin:0; }
p { margin:.35rem 0; } ul, ol { margin:.35rem 0; padding-left:1.3rem; } li { margin:.2rem 0; }
.soft { color:var(--soft); } .small { font-size:.875rem; }
.use { background:#fff7e6; border:1px solid #e8c98a; border-radius:.4rem; padding:.6rem .9rem; margin:1rem 0; font-size:.9rem; }
.verdict { font-size:1.1rem; font-weight:600; }
.now { background:var(--paper); border-left:.35rem solid var(--accent); border-radius:.4rem; padding:.8rem 1rem; }
.card { background:var(--paper); border:1px solid var(--line); border-radius:.5rem; padding:1rem 1.1rem; margin:.8rem 0; break-inside:avoid-page; }
.card .head { display:flex; flex-wrap:wrap; gap:.5rem .8rem; align-items:baseline; }
.rank { font-weight:700; color:var(--accent); min-width:1.4rem; }
.tag { display:inline-block; border:1px solid currentColor; border-radius:1rem; padding:0 .6rem; font-size:.82rem; font-weight:600; }
.tag.preferred, .tag.recommended { color:var(--good); } .tag.in-some-circumstances, .tag.investigational, .tag.hold, .tag.needs-information { color:var(--warn); }
.tag.contraindicated, .tag.not-recommended, .tag.unavailable, .tag.not-approved-here { color:var(--bad); } .tag.not-indicated { color:var(--soft); }
.first { border-left:.3rem solid var(--warn); padding-left:.7rem; margin:.5rem 0; }
.caution { border-left:.3rem solid var(--bad); padding-left:.7rem; margin:.5rem 0; }
dl { display:grid; grid-template-columns:minmax(7rem,max-content) 1fr; gap:.3rem 1rem; margin:.6rem 0; }
dt { color:var(--soft); } dd { margin:0; }
table { border-collapse:collapse; width:100%; background:var(--paper); font-size:.92rem; }
th, td { text-align:left; vertical-align:top; padding:.4rem .6rem; border:1px solid var(--line); }
th { background:var(--band); font-weight:600; }
details { margin:.5rem 0; } summary { cursor:pointer; color:var(--accent); }
a { color:var(--accent); } a.source { text-decoration:none; font-size:.82rem; }
footer { padding-bottom:2rem; }
:focus-visible { outline:3px solid var(--accent); outline-offset:2px; }
@media (max-width:40rem) { dl { grid-template-columns:1fr; gap:0; } dd { margin-bottom:.4rem; } }
@media print { body { background:#fff; font-size:10.5pt; } main, header, footer { max-width:none; padding:0; } h2 { break-after:avoid-page; } a { color:inherit; } details > * { display:block; } @page { margin:16mm; } }
)css";

}  // namespace nextline::report
