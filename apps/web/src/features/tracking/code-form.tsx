import { formatTrackingCode, parseTrackingCode } from '#domain';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Button } from '../../kit/button.js';
import { TextInput } from '../../kit/text-input.js';

/** Takes a code as people write it. The check character tells a slip of the pen before anything is asked. */
export function CodeForm({ initial = '' }: { initial?: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [typed, setTyped] = useState(initial);
  const [wrong, setWrong] = useState(false);
  const go = (event: SyntheticEvent) => {
    event.preventDefault();
    const code = parseTrackingCode(typed);
    setWrong(code === undefined);
    if (code !== undefined) void navigate(`/s/${formatTrackingCode(code)}`);
  };
  return (
    <form className="card stack" onSubmit={go} noValidate>
      <TextInput
        label={t('follow.code')}
        name="code"
        hint={t('follow.hint')}
        value={typed}
        onChange={setTyped}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        error={wrong ? t('follow.check_characters') : undefined}
      />
      <div>
        <Button type="submit" look="primary">
          {t('follow.show')}
        </Button>
      </div>
    </form>
  );
}
