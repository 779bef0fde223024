// Which requests about the timetable are answered?
import { Controller } from '@nestjs/common';
import { companiesApi, lineDayApi, timetableApi } from '@kehuoyou/shared';
import type { Board, Company, FileAnswer, LineDay, Lines, LiveBoard, VillagePack } from '@kehuoyou/shared';
import { Endpoint, Input, NoInput } from '../../http/endpoint.decorator.js';
import { CallerLeft } from '../../http/caller-left.js';
import type { CallerLeftSignal } from '../../http/caller-left.js';
import type { Prepared } from '../../http/prepared/prepared.js';
import { LineDays } from './line-day.service.js';
import { LiveBoards } from './live-board.service.js';
import { StopSheets } from './stop-sheet.service.js';
import { BoardDto, LineDayDto, LinesDto, LiveBoardDto, PackDto, StopSheetDto } from './timetable.dto.js';
import { TimetableService } from './timetable.service.js';

/** Boards, lines and packs; all of it is public. */
@Controller()
export class TimetableController {
  constructor(
    private readonly timetable: TimetableService,
    private readonly boards: LiveBoards,
    private readonly days: LineDays,
    private readonly sheets: StopSheets,
  ) {}

  @Endpoint(timetableApi.board)
  board(@Input() ask: BoardDto): Prepared<Board> {
    return this.timetable.board(ask);
  }

  @Endpoint(timetableApi.live)
  live(@Input() ask: LiveBoardDto, @CallerLeft() gone: CallerLeftSignal): Promise<Prepared<LiveBoard>> {
    return this.boards.board(ask, gone);
  }

  @Endpoint(timetableApi.printed)
  printed(@Input() ask: StopSheetDto): Promise<Prepared<FileAnswer>> {
    return this.sheets.sheet(ask);
  }

  @Endpoint(timetableApi.lines)
  lines(@Input() ask: LinesDto): Prepared<Lines> {
    return this.timetable.lines(ask);
  }

  @Endpoint(lineDayApi.day)
  lineDay(@Input() ask: LineDayDto): Prepared<LineDay> {
    return this.days.day(ask);
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
