// Which requests about the timetable are answered?
import { Controller } from '@nestjs/common';
import { companiesApi, timetableApi } from '@kehuoyou/shared';
import type { Board, Company, Lines, LiveBoard, VillagePack } from '@kehuoyou/shared';
import { Endpoint, Input, NoInput } from '../http/endpoint.decorator.js';
import { Gone } from '../http/gone.js';
import type { GoneSignal } from '../http/gone.js';
import type { Prepared } from '../http/prepared.js';
import { LiveBoards } from './live-board.service.js';
import { BoardDto, LinesDto, LiveBoardDto, PackDto } from './timetable.dto.js';
import { TimetableService } from './timetable.service.js';

/** Boards, lines and packs; all of it is public. */
@Controller()
export class TimetableController {
  constructor(
    private readonly timetable: TimetableService,
    private readonly boards: LiveBoards,
  ) {}

  @Endpoint(timetableApi.board)
  board(@Input() ask: BoardDto): Prepared<Board> {
    return this.timetable.board(ask);
  }

  @Endpoint(timetableApi.live)
  live(@Input() ask: LiveBoardDto, @Gone() gone: GoneSignal): Promise<Prepared<LiveBoard>> {
    return this.boards.board(ask, gone);
  }

  @Endpoint(timetableApi.lines)
  lines(@Input() ask: LinesDto): Prepared<Lines> {
    return this.timetable.lines(ask);
  }

  @Endpoint(companiesApi.list)
  companies(@NoInput() _nothing: undefined): Prepared<{ companies: Company[] }> {
    return this.timetable.companies();
  }

  @Endpoint(timetableApi.pack)
  pack(@Input() ask: PackDto): Prepared<VillagePack> {
    return this.timetable.pack(ask);
  }
}
