import { Sentence } from './Bdi.tsx';

/** Why a dialog's grave button cannot be pressed now. */
export function Chained({ reason }: { readonly reason: string | null }) {
  if (reason === null) return null;
  return (
    <p className="soft">
      <Sentence text={reason} />
    </p>
  );
}
