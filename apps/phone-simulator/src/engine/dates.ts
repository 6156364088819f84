/** `Tue, 24 Nov 2026 08:00:00 +0000`, as the provider writes times. */
export const rfc2822 = (ms: number): string => new Date(ms).toUTCString().replace('GMT', '+0000');

export const rfc2822OrNull = (ms: number | undefined): string | null => (ms === undefined ? null : rfc2822(ms));
