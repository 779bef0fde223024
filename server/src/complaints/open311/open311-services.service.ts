// What can be reported by Open311, and what may be said besides?
import { Injectable } from '@nestjs/common';
import { complaintCategories, complaintCategory, voiceKinds } from '@kehuoyou/shared';
import type { ComplaintAbout, ComplaintCategory, VoiceKind } from '@kehuoyou/shared';
import { NetworkService } from '../../network/network.service.js';
import { TimetableNames } from '../../timetable/boards/timetable-names.service.js';
import type { Open311Record } from './open311-format.js';
import {
  groupNames,
  KIND,
  kindValues,
  LINE,
  lineOf,
  POINT,
  serviceText,
  WAYBILL,
  WHEN,
  WHEN_FORM,
  wrong,
} from './open311-words.js';
import { foreignWrong } from './open311-wrong.js';

/** What attributes come to. */
export interface ReadAttributes {
  readonly kind: VoiceKind;
  readonly about: ComplaintAbout;
  /** What is kept as words. */
  readonly lines: readonly string[];
}

interface Attribute {
  readonly code: string;
  readonly description: string;
  readonly hint?: string;
  readonly values?: readonly { readonly key: string; readonly name: string }[];
}

/** The catalogue as services, and their attributes. None is required: whoever knows less is heard all the same. */
@Injectable()
export class Open311Services {
  constructor(
    private readonly network: NetworkService,
    private readonly names: TimetableNames,
  ) {}

  /** Every service. */
  list(): Open311Record[] {
    return complaintCategories.map((category) => ({
      service_code: category.code,
      service_name: category.name,
      description: serviceText(category),
      metadata: true,
      type: 'realtime',
      keywords: category.words.join(', '),
      group: groupNames[category.subject],
    }));
  }

  /** The definition of one; fails with 404 where there is none of this code. */
  definition(code: string): Open311Record {
    const category = complaintCategory(code);
    if (!category) throw foreignWrong(404, 'service_code', wrong.serviceUnknown);
    return {
      service_code: code,
      attributes: this.attributesOf(category).map(({ code: name, description, hint, values }, index) => ({
        ...{ variable: true, code: name, datatype: datatypeOf(name, values !== undefined), required: false },
        ...{ datatype_description: hint ?? null, order: index + 1, description },
        ...(values === undefined ? {} : { values: values.map((value) => ({ ...value })) }),
      })),
    };
  }

  /** What was answered; a value that none of a list is fails with 400. What we did not ask is kept as words. */
  read(
    category: ComplaintCategory,
    given: readonly { readonly code: string; readonly value: string }[],
  ): ReadAttributes {
    const known = new Map(this.attributesOf(category).map((each) => [each.code, each]));
    let kind: VoiceKind = 'complaint';
    let about: ComplaintAbout = {};
    const lines: string[] = [];
    for (const { code, value } of given) {
      const values = known.get(code)?.values;
      if (values && !values.some(({ key }) => key === value))
        throw foreignWrong(400, code, wrong.value(`attribute[${code}]`));
      if (values && code === 'kind') kind = voiceKinds.find((each) => each === value) ?? kind;
      else if (values && code === 'line') about = { ...about, lineId: value };
      else if (values && code === 'point') about = { ...about, pointId: value };
      else lines.push(lineOf.attribute(known.get(code)?.description ?? code, value));
    }
    return { kind, about, lines };
  }

  private attributesOf({ subject }: ComplaintCategory): readonly Attribute[] {
    const kind: Attribute = { code: 'kind', description: KIND, values: kindValues };
    const when: Attribute = { code: 'when', description: WHEN, hint: WHEN_FORM };
    switch (subject) {
      case 'bus':
        return [{ code: 'line', description: LINE, values: this.lines() }, when, kind];
      case 'point':
        return [{ code: 'point', description: POINT, values: this.points() }, when, kind];
      case 'parcel':
        return [{ code: 'waybill', description: WAYBILL }, when, kind];
      default:
        return [when, kind];
    }
  }

  private lines(): { readonly key: string; readonly name: string }[] {
    return [...this.names.lines()].map(([key, name]) => ({ key, name }));
  }

  private points(): { readonly key: string; readonly name: string }[] {
    return this.network.allPoints().map(({ id, name }) => ({ key: id, name }));
  }
}

function datatypeOf(code: string, isList: boolean): string {
  if (isList) return 'singlevaluelist';
  return code === 'when' ? 'datetime' : 'string';
}
