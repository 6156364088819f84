import type { Ack } from '#contracts';
import { isUnavailable } from '#platform/database';
import { PROBLEMS, problemOf, RefusalError, type ProblemCatalogue, type RefusalFacts } from '#platform/http';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { LiveData, LiveSocket } from './live-socket.js';

type Problem = Extract<Ack<never>, { ok: false }>['problem'];

/** More than this waits on one socket only when somebody floods it. */
const MOST_PENDING = 20;

/** Every message is answered: with what was stored, or with a problem; no stack, no SQL, no words. */
@Injectable()
export class Acknowledgement {
  private readonly logger = new Logger(Acknowledgement.name);

  constructor(@Inject(PROBLEMS) private readonly catalogue: ProblemCatalogue) {}

  /** Works on a socket's messages in the order in which they came. Never rejects. */
  inOrder<T>({ data }: Pick<LiveSocket, 'data'>, work: () => Promise<T>): Promise<Ack<T>> {
    if (data.pending >= MOST_PENDING) return Promise.resolve(this.refused(new RefusalError({ code: 'too-many-requests' }), data.language));
    data.pending += 1;
    const answer = data.tail.then(async () => {
      const acknowledgement = await this.of(data.language, work);
      data.pending -= 1;
      return acknowledgement;
    });
    data.tail = answer;
    return answer;
  }

  problemOf(error: unknown, language: LiveData['language']): Problem {
    const { status, body } = problemOf(this.catalogue, this.refusalOf(error), language);
    return { status, code: String(body['code']), title: String(body['title']) };
  }

  private async of<T>(language: LiveData['language'], work: () => Promise<T>): Promise<Ack<T>> {
    try {
      return { ok: true, data: await work() };
    } catch (error) {
      return this.refused(error, language);
    }
  }

  private refused(error: unknown, language: LiveData['language']): Extract<Ack<never>, { ok: false }> {
    return { ok: false, problem: this.problemOf(error, language) };
  }

  private refusalOf(error: unknown): RefusalFacts {
    if (error instanceof RefusalError) return error.refusal;
    if (isUnavailable(error)) return { code: 'temporarily-unavailable' };
    this.logger.error(error instanceof Error ? (error.stack ?? error.message) : 'unknown error');
    return { code: 'internal' };
  }
}
