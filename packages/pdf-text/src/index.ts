export {
  createTextExtractor,
  type ExtractGrund,
  type ExtractResult,
  type Limits,
  type TextExtractor,
} from './extractor.ts'
