import type { ButtonHTMLAttributes, Ref } from 'react';
import { Icon, type IconName } from './icon.js';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: 'primary' | 'secondary' | 'danger' | 'plain';
  size?: 'normal' | 'large' | 'small';
  icon?: IconName;
  /** Working: stays focusable and says so, but does nothing. */
  pending?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

export const buttonClass = (look: ButtonProps['look'] = 'secondary', size: ButtonProps['size'] = 'normal') =>
  `button button-${look}${size === 'normal' ? '' : ` button-${size}`}`;

export function Button({ look, size, icon, pending, children, className, onClick, type = 'button', ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={`${buttonClass(look, size)}${className ? ` ${className}` : ''}`}
      aria-disabled={pending || rest['aria-disabled'] || undefined}
      onClick={pending ? (event) => event.preventDefault() : onClick}
    >
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  );
}
