import { useStore } from 'zustand';
import { Sentence } from './Bdi.tsx';
import { bannerLines, type BannerLine, type BannerWish } from './bannerLines.ts';
import { usePorts, type HudPorts } from './ports.ts';
import { useNow } from './useNow.ts';

/** What is wrong with the town, or not what it seems. Nothing stands here while a real town is live; what is said is read aloud. */
export function Banner() {
  const ports = usePorts();
  const world = useStore(ports.world);
  const now = useNow();
  const lines = bannerLines(world, now);
  return (
    <>
      <p className="unseen" role="status">
        <Sentence text={lines.map(({ spoken }) => spoken).join(' ')} />
      </p>
      {lines.length > 0 && (
        <div className="banner">
          {lines.map((line) => (
            <BannerRow key={line.key} line={line} onWish={(wish) => fulfil(ports, wish)} />
          ))}
        </div>
      )}
    </>
  );
}

interface RowProps {
  readonly line: BannerLine;
  readonly onWish: (wish: BannerWish) => void;
}

function BannerRow({ line: { tone, text, button }, onWish }: RowProps) {
  return (
    <div className={`banner-row banner-${tone}`}>
      <p>
        <Sentence text={text} />
      </p>
      {button !== undefined && (
        <button type="button" onClick={() => onWish(button.wish)}>
          {button.label}
        </button>
      )}
    </div>
  );
}

function fulfil({ commands, door }: HudPorts, wish: BannerWish): void {
  if (wish.kind === 'reload') location.reload();
  else if (wish.kind === 'signIn') door.signIn();
  else if (wish.kind === 'release') void commands.release();
  else if (wish.kind === 'showSimulator') void commands.showSimulator(wish.shown);
  else void commands.acceptOffer(wish.address);
}
