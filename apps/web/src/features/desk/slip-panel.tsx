import type { Slip as SlipFacts } from '#contracts';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/button.js';
import { Slip } from '../slip/slip.js';

interface SlipPanelProps {
  slip: SlipFacts;
  title: string;
  next: string;
  onNext: () => void;
  /** What else can be done with it. */
  children?: ReactNode;
}

/** The visit has reached the city: the slip, to print, and the one button that clears it away. */
export function SlipPanel({ slip, title, next, onNext, children }: SlipPanelProps) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="slip-panel stack" aria-labelledby="slip-title">
      <h2 id="slip-title" ref={heading} tabIndex={-1} className="no-print">
        {title}
      </h2>
      <div className="slip-sides">
        <Slip slip={slip} paper="receipt" />
        <div className="stack no-print slip-acts">
          <Button look="primary" size="large" className="desk-main-button" onClick={onNext}>
            {next}
          </Button>
          <Button size="large" icon="print" onClick={() => print()}>
            {t('slip.print_one')}
          </Button>
          {children}
        </div>
      </div>
    </section>
  );
}
