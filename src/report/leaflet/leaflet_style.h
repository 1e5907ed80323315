// The style of pages for patients: large type, one column, made for paper.
#pragma once

#include <string_view>

namespace nextline::report {

inline constexpr std::string_view kLeafletStyle = R"css(
:root { --ink:#1c2430; --soft:#566072; --line:#d5dae2; --accent:#0b5394; --warn:#8a5200; }
* { box-sizing:border-box; }
body { margin:0; color:var(--ink); background:#fff; font:1.125rem/1.55 system-ui,"Segoe UI","Liberation Sans",sans-serif; }
main, header, footer { max-width:44rem; margin:0 auto; padding:0 1.25rem; }
header { padding-top:1.5rem; }
h1 { font-size:1.7rem; line-height:1.2; margin:0 0 .4rem; }
h2 { font-size:1.25rem; margin:1.6rem 0 .4rem; color:var(--accent); }
h3 { font-size:1.1rem; margin:1rem 0 .2rem; }
p { margin:.4rem 0; } ul { margin:.4rem 0; padding-left:1.4rem; } li { margin:.3rem 0; }
.soft, footer { color:var(--soft); font-size:.9rem; } footer { border-top:1px solid var(--line); margin-top:2rem; padding-bottom:2rem; }
.use { border:1px solid #e8c98a; background:#fff7e6; border-radius:.4rem; padding:.5rem .9rem; font-size:.95rem; }
.call { border-left:.35rem solid var(--warn); padding-left:.9rem; }
.share { display:grid; grid-template-columns:1fr 15rem; gap:.2rem 1.2rem; align-items:center; break-inside:avoid; border-bottom:1px solid var(--line); padding:.6rem 0; }
.people { width:15rem; } .people .yes { fill:var(--accent); } .people .no { fill:#d5dae2; }
.hidden { position:absolute; width:0; height:0; }
sup { font-size:.7em; } a { color:var(--accent); text-decoration:none; }
@media (max-width:40rem) { .share { grid-template-columns:1fr; } }
@media print { @page { size:A4; margin:16mm; } body { font-size:11.5pt; } main, header, footer { max-width:none; padding:0; } h2, h3 { break-after:avoid; } li { break-inside:avoid; } .people .no { fill:#fff; stroke:#8b93a1; stroke-width:.6; } }
)css";

}  // namespace nextline::report
