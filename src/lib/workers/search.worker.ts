import { Database } from '../storage/database.ts';
import { SearchAnswers } from './search-answers.ts';
import type { SearchRequest } from './search-messages.ts';

let answers: SearchAnswers | undefined;

self.onmessage = ({ data: request }: MessageEvent<SearchRequest>) => {
  if (request.kind === 'open') {
    answers = new SearchAnswers(new Database(request.study), (answer) => self.postMessage(answer));
    void answers.prepare();
  } else {
    void answers?.answer(request);
  }
};
