const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

/** Never the end of a sentence, written without their last stop and in lower case. */
export const neverLast = words(
  `dr mr mrs ms mx prof st rev fr hon capt sgt col lt messrs mme mlle sra dra
   e.g i.e eg ie cf viz vs approx ca incl excl esp resp
   z.b d.h u.a bzw ca p.ej p.ex`,
);

/** An abbreviation where a number follows; "No." and "Min." may be whole sentences. */
export const beforeNumber = words(
  `no nos nr fig figs p pp vol ch chap sect sec art eq tab par para pt q qn ref tel ext
   jan feb mar apr jun jul aug sep sept oct nov dec`,
);

/** May end a sentence: they do where the next word usually begins one. */
export const mayBeLast = words(
  `etc al a.m p.m am pm inc ltd co corp jr sr ph.d m.d b.a m.a b.sc m.sc u.k u.s u.s.a u.n e.u
   n.h.s g.p g.p.s d.c hr hrs min mins sec secs max tab tabs mg ml kg wk wks yr yrs mth mths
   ave rd blvd mt ft`,
);

/** Words that rarely follow an abbreviation inside a sentence when they have a capital. */
export const sentenceStarters = words(
  `i i'm i've i'd i'll he he's she she's it it's we we're we've they they're they've you you're
   the a an and but so or then that that's this these those there there's here if when what where
   who why how which because well yes yeah no not my your our his her their its in on at for to
   from with after before as do does did is are was were have has had can could would should will
   maybe perhaps now just also sometimes usually okay ok oh um uh some most one people`,
);
