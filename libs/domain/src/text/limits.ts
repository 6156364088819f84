/** Upper bounds of what people may write, in UTF-16 code units as browsers count them (`maxlength`). Told before sending, refused after. */
export const LIMITS = {
  message: 10_000,
  reason: 2_000,
  title: 200,
  name: 120,
  phone: 40,
  email: 254,
  village: 60,
  address: 200,
  username: 60,
  search: 200,
  clientId: 64,
  page: 100,
  /** Of one message, and of one case. */
  attachments: 5,
  attachmentsOfCase: 30,
  /** Of one file, as it is sent and as it is kept. */
  attachmentBytes: 10 * 1024 * 1024,
  fileName: 120,
  /** Residents at the same time. */
  liveCap: 10,
  /** Of what a resident said, as somebody is asked to take it. */
  firstWords: 240,
} as const;
