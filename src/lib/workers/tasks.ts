import type { ManuscriptOrder } from './check-manuscript.ts';
import type { ExportOrder, TableOrder } from './export-table.ts';
import type { FiguresOrder } from './line-figures.ts';
import type { FileToRead } from './read-transcripts.ts';
import type { PackOrder, ReportOrder } from './results-pack.ts';
import type { PacketToOpen, PacketToSeal } from './packets.ts';
import type { Report } from './report.ts';
import type { FileToOpen, FileToPreview, FileToSave } from './study-file.ts';

/**
 * Work that runs in a worker of its own: pure functions of input that can be cloned. What is heavy
 * is imported when the task runs.
 */
export const tasks = {
  readTranscripts: async (files: readonly FileToRead[], report: Report) =>
    (await import('./read-transcripts.ts')).readTranscripts(files, report),

  readGuide: async (file: FileToRead) => (await import('./read-guide.ts')).readGuide(file),

  readSheets: async (file: FileToRead) => (await import('./read-sheets.ts')).sheetsOfFile(file),
  readEditedSheet: async (file: FileToRead) =>
    (await import('./read-sheets.ts')).editedSheetOfFile(file),

  previewTable: async (order: TableOrder) =>
    (await import('./export-table.ts')).previewTable(order),
  exportTable: async (order: ExportOrder, report: Report) =>
    (await import('./export-table.ts')).exportTable(order, report),

  makeResultsPack: async (order: PackOrder, report: Report) =>
    (await import('./results-pack.ts')).makeResultsPack(order, report),
  writeReport: async (order: ReportOrder) => (await import('./results-pack.ts')).writeReport(order),

  checkManuscript: async (order: ManuscriptOrder, report: Report) =>
    (await import('./check-manuscript.ts')).checkManuscript(order, report),

  lineFigures: async (order: FiguresOrder, report: Report) =>
    (await import('./line-figures.ts')).figuresOfVersions(order, report),

  saveStudyFile: async (order: FileToSave) =>
    (await import('./study-file.ts')).saveStudyFile(order),
  saveStoredStudy: async (order: FileToSave) =>
    (await import('./study-file.ts')).saveStoredStudy(order),
  previewStudyFile: async (order: FileToPreview) =>
    (await import('./study-file.ts')).previewStudyFile(order),
  openStudyFile: async (order: FileToOpen) =>
    (await import('./study-file.ts')).openStudyFile(order),

  sealPacket: async (order: PacketToSeal, report: Report) =>
    (await import('./packets.ts')).sealPacket(order, report),
  openPacket: async (order: PacketToOpen, report: Report) =>
    (await import('./packets.ts')).openPacket(order, report),
};

export type Tasks = typeof tasks;
export type TaskName = keyof Tasks;
