import { visibleText } from './visibleText.ts';

interface BdiProps {
  readonly text: string;
}

/** Text that a container controls: it turns nothing around that stands beside it. */
export const Bdi = ({ text }: BdiProps) => <bdi>{visibleText(text)}</bdi>;

const IN_BACKTICKS = /`([^`]+)`/;

/** A sentence as terminals show it: what stands in backticks is code. */
export const Sentence = ({ text }: BdiProps) => (
  <bdi>
    {visibleText(text)
      .split(IN_BACKTICKS)
      .map((part, at) => (at % 2 === 1 ? <code key={at}>{part}</code> : part))}
  </bdi>
);
