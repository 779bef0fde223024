// At which port may a program of a story listen?
import { execFileSync } from 'node:child_process';

const ASK = "const s=require('net').createServer().listen(0,'127.0.0.1',()=>{console.log(s.address().port);s.close()})";

/** One that is free now; stories are put together before anything of them runs, so nothing may wait. */
export function freePort(): number {
  return Number(execFileSync(process.execPath, ['-e', ASK], { encoding: 'utf8' }));
}
