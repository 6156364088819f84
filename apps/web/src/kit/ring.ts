const TONES_HZ = [660, 880];
const TONE_S = 0.18;
const LOUDNESS = 0.2;
/** A ring that could not sound within this is not made up for later. */
const STALE_MS = 1000;

let context: AudioContext | undefined;

/** Two short tones, made here. A browser in which nobody has clicked yet keeps silent, and so does one without sound. */
export function ring(): void {
  if (typeof AudioContext === 'undefined') return;
  const audio = (context ??= new AudioContext());
  const asked = performance.now();
  audio.resume().then(
    () => performance.now() - asked < STALE_MS && play(audio),
    () => undefined,
  );
}

function play(audio: AudioContext): void {
  TONES_HZ.forEach((tone, turn) => {
    const from = audio.currentTime + turn * TONE_S;
    const volume = audio.createGain();
    volume.gain.setValueAtTime(LOUDNESS, from);
    // Fading out instead of stopping: no click at the end.
    volume.gain.exponentialRampToValueAtTime(0.001, from + TONE_S);
    const source = audio.createOscillator();
    source.frequency.value = tone;
    source.connect(volume).connect(audio.destination);
    source.start(from);
    source.stop(from + TONE_S);
  });
}
