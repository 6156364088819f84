import { attachment } from '../attachments.js';
import type { Audience, Operation } from './operation.js';

const UPLOAD_PROBLEMS = ['unsupported-file', 'empty-file', 'too-large', 'too-many-attachments', 'storage-unavailable'];

const upload = (path: string, summary: string, audience: Audience, problems: readonly string[] = []): Operation => ({
  method: 'post',
  path,
  summary,
  audience,
  upload: true,
  status: 201,
  answer: attachment,
  problems: [...UPLOAD_PROBLEMS, ...problems],
});

const file = (path: string, summary: string, audience: Audience): Operation => ({
  method: 'get',
  path,
  summary,
  audience,
  status: 200,
  file: true,
  problems: ['not-found', 'storage-unavailable'],
});

/** Files: uploaded first, sent with words by their ids, served to whoever may read these. */
export const ATTACHMENT_OPERATIONS: Operation[] = [
  upload('/attachments', 'A file for a first word', 'anybody', ['too-many-requests']),
  upload('/my/attachments', 'A file for the resident’s next message', 'resident', ['too-many-requests']),
  file('/my/attachments/{attachmentId}', 'A file of the resident’s own conversation', 'resident'),
  file('/my/attachments/{attachmentId}/preview', 'A small picture of it', 'resident'),
  upload('/me/attachments', 'A file for one’s next message or note', 'staff'),
  file('/cases/{id}/attachments/{attachmentId}', 'A file of a case: whoever may read it', 'staff'),
  file('/cases/{id}/attachments/{attachmentId}/preview', 'A small picture of it', 'staff'),
];
