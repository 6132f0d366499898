import { LOCAL_USER } from '../../shared/hello.ts';

/** By whom all actions are held, and why. */
export interface Hold {
  readonly by: string;
  /** Epoch milliseconds. */
  readonly since: number;
  /** '' = none was given. */
  readonly reason: string;
}

/** Where it outlives the server. */
export interface HoldKeeper {
  load(): Hold | null;
  /** Throws where it cannot be kept. */
  save(hold: Hold | null): void;
}

export interface StopSwitch {
  /** Takes effect at once, even when it cannot be kept: then it throws. */
  hold(hold: Hold): void;
  /** Throws, and goes on holding, where that cannot be kept. */
  release(): void;
  held(): Hold | null;
}

/** While it is on nobody acts on anything, whatever the role. */
export function createStopSwitch(keeper: HoldKeeper, onChange: () => void): StopSwitch {
  let held = keeper.load();
  return {
    hold(hold) {
      held = hold;
      onChange();
      keeper.save(hold);
    },
    release() {
      keeper.save(null);
      held = null;
      onChange();
    },
    held: () => held,
  };
}

/** For everybody; null while nothing is held. */
export function heldWords(hold: Hold | null): string | null {
  if (hold === null) return null;
  const by = hold.by === LOCAL_USER ? 'the user of this machine' : hold.by;
  return `all actions are held by ${by}${hold.reason === '' ? '' : `: ${hold.reason}`}`;
}
