import type { Look } from '../city/looks.ts';

type Shape = Look | 'search' | 'list' | 'help' | 'settings' | 'alarm' | 'close' | 'go' | 'sound' | 'silence';

/** Strokes on a 16 × 16 grid. No two states share a form, so that colour is never needed. */
const PATHS: Readonly<Record<Shape, string>> = {
  created: 'M2.5 5V2.5H5M11 2.5h2.5V5M13.5 11v2.5H11M5 13.5H2.5V11',
  running: 'M5 3l8 5-8 5z',
  healthy: 'M2.5 8.5l4 4 7-9',
  starting: 'M8 2.5a5.5 5.5 0 1 1-5.5 5.5M8 5v3.5l2.5 1.5',
  unhealthy: 'M1 8.5h3l2-5 3.5 9.5 2-4.5h3.5',
  paused: 'M8 1.5v13M2.4 4.7l11.2 6.6M13.6 4.7L2.4 11.3',
  restarting: 'M13 8a5 5 0 1 1-1.7-3.8M12 1.5v3h-3',
  exited: 'M3.5 3.5h9v9h-9z',
  failed: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  oomKilled: 'M8 1.5c3 3 4.5 5 4.5 7.5a4.5 4.5 0 0 1-9 0C3.5 7 5 6.5 5.5 4.5 7 5.5 8 4 8 1.5z',
  removing: 'M8 2v8.5M4.5 7.5L8 11l3.5-3.5M3 14h10',
  dead: 'M8 2v12M4.5 5.5h7',
  search: 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9M10.5 10.5L14 14',
  list: 'M2 4h12M2 8h12M2 12h12',
  help: 'M5.5 6a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .8-1 1.7M8 12.5v.6',
  settings: 'M2 4.5h6M12 4.5h2M10 2.5v4M2 11.5h2M8 11.5h6M6 9.5v4',
  alarm: 'M8 2l6.5 11.5h-13zM8 6.5v3.5M8 11.5v.6',
  close: 'M4 4l8 8M12 4l-8 8',
  go: 'M3 8h9M8.5 4L12.5 8l-4 4',
  sound: 'M2.5 6v4H5l3.5 3V3L5 6zM11 5.5a3.5 3.5 0 0 1 0 5',
  silence: 'M2.5 6v4H5l3.5 3V3L5 6zM10.5 6.5l3.5 3.5M14 6.5L10.5 10',
};

/** Decoration: the word always stands beside it or in the button's label. */
export function Icon({ shape }: { readonly shape: Shape }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[shape]} />
    </svg>
  );
}
