import { Database } from '../storage/database.ts';
import { AgreementAnswers } from './agreement-answers.ts';
import type { AgreementRequest } from './agreement-messages.ts';

let answers: AgreementAnswers | undefined;

self.onmessage = ({ data: request }: MessageEvent<AgreementRequest>) => {
  if (request.kind === 'open') {
    answers = new AgreementAnswers(new Database(request.study), request.viewer, (answer) =>
      self.postMessage(answer),
    );
  } else {
    void answers?.answer(request);
  }
};
