import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../../kit/notice.js';

interface Detector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}
type MakeDetector = new (options: { formats: string[] }) => Detector;

const LOOK_EVERY_MS = 250;
const maker = (): MakeDetector | undefined => (globalThis as { BarcodeDetector?: MakeDetector }).BarcodeDetector;

/** Whether this browser can read a QR code by its camera. */
export const canScan = (): boolean => maker() !== undefined && 'mediaDevices' in navigator;

/** The camera's picture until a QR code is in it. Pictures leave neither this page nor its memory; the camera stops with it. */
export function QrScanner({ onFound }: { onFound: (text: string) => void }) {
  const { t } = useTranslation();
  const video = useRef<HTMLVideoElement>(null);
  const found = useRef(onFound);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    found.current = onFound;
  });
  useEffect(() => {
    const Made = maker();
    if (!Made) return;
    const detector = new Made({ formats: ['qr_code'] });
    let stream: MediaStream | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stopped = false;
    const look = async () => {
      const [code] = video.current && video.current.readyState >= 2 ? await detector.detect(video.current).catch(() => []) : [];
      if (stopped) return;
      if (code) found.current(code.rawValue);
      timer = setTimeout(() => void look(), LOOK_EVERY_MS);
    };
    const begin = async () => {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      if (stopped || !video.current) return stream.getTracks().forEach((track) => track.stop());
      video.current.srcObject = stream;
      await video.current.play();
      await look();
    };
    begin().catch(() => !stopped && setFailed(true));
    return () => {
      stopped = true;
      clearTimeout(timer);
      stream?.getTracks().forEach((track) => track.stop());
    };
  }, []);
  if (failed) return <Notice tone="warn" title={t('desk.no_camera')} />;
  return <video ref={video} className="scanner" muted playsInline aria-label={t('desk.camera')} />;
}
