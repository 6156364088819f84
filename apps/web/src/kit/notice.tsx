import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.js';

const ICONS = { info: 'info', ok: 'check', warn: 'clock', bad: 'alert' } as const satisfies Record<string, IconName>;

/** A boxed message. `alert` interrupts a screen reader; the others wait to be read. */
export function Notice(props: { tone?: keyof typeof ICONS; title?: ReactNode; alert?: boolean; children?: ReactNode }) {
  const tone = props.tone ?? 'info';
  return (
    <div className={`notice notice-${tone}`} role={props.alert ? 'alert' : undefined}>
      <Icon name={ICONS[tone]} />
      <div>
        {props.title && <p className="notice-title">{props.title}</p>}
        {props.children}
      </div>
    </div>
  );
}
