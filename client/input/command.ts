/** What a key or a click asks for, beside moving. */
export type InputCommand =
  /** Use what is under this pixel of the window. */
  | { readonly kind: 'useAt'; readonly x: number; readonly y: number }
  /** The same, by a finger: there is no cursor that stays there. */
  | { readonly kind: 'tapAt'; readonly x: number; readonly y: number }
  /** Use what the crosshair is on, while the pointer is locked. */
  | { readonly kind: 'useAhead' }
  /** Use what is aimed at, else the nearest control in reach. */
  | { readonly kind: 'useNearest' }
  | { readonly kind: 'toggleFly' }
  | { readonly kind: 'toggleMap' }
  | { readonly kind: 'toggleTour' }
  | { readonly kind: 'goHome' }
  | { readonly kind: 'nextAlarm' }
  | { readonly kind: 'toggleLock' }
  | { readonly kind: 'toggleHelp' }
  | { readonly kind: 'toggleList' }
  | { readonly kind: 'togglePanel' }
  | { readonly kind: 'toggleLogs' }
  | { readonly kind: 'toggleHistory' }
  | { readonly kind: 'openSearch' }
  | { readonly kind: 'toggleSound' }
  | { readonly kind: 'close' };

export type SendCommand = (command: InputCommand) => void;
