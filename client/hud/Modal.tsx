import { useLayoutEffect, useRef, type MouseEvent, type ReactNode } from 'react';
import { Bdi } from './Bdi.tsx';
import { Icon } from './Icon.tsx';
import { Toasts } from './Toasts.tsx';
import { visibleText } from './visibleText.ts';

interface ModalProps {
  readonly title: string;
  /** The container that the title asks about. */
  readonly subject?: string;
  readonly size: 'small' | 'large';
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The browser's own dialog: it keeps the focus inside, gives it back, and closes with Esc or a click beside it. */
export function Modal({ title, subject, size, onClose, children }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const opened = dialog.current;
    opened?.showModal();
    (opened?.querySelector<HTMLElement>('[data-first]') ?? opened)?.focus();
    // Closing gives the focus back to where it was; taking the element away, which comes next, would not.
    return () => opened?.close();
  }, []);
  const closeBeside = (event: MouseEvent) => {
    if (event.target === dialog.current) onClose();
  };
  return (
    <dialog
      ref={dialog}
      tabIndex={-1}
      className={`modal modal-${size}`}
      aria-label={subject === undefined ? title : `${title} ${visibleText(subject)}?`}
      // The closing itself is told of only after the next frames, and keys come before that.
      onCancel={onClose}
      onClose={onClose}
      onClick={closeBeside}
    >
      <div className="modal-body">
        <header className="modal-head">
          <h2>{subject === undefined ? title : <Question verb={title} subject={subject} />}</h2>
          <button type="button" className="bare" aria-label="Close" onClick={onClose}>
            <Icon shape="close" />
          </button>
        </header>
        {children}
      </div>
      <Toasts />
    </dialog>
  );
}

const Question = ({ verb, subject }: { readonly verb: string; readonly subject: string }) => (
  <>
    {verb} <Bdi text={subject} />?
  </>
);
