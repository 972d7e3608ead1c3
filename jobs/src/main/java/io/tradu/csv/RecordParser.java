package io.tradu.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;

/** Takes one framed record apart. */
final class RecordParser {

	// Fed with a string FastCSV reads in place and allocates no buffers of its own.
	private static final CsvReader.CsvReaderBuilder FAST_CSV = CsvReader.builder()
		.allowExtraFields(true)
		.allowMissingFields(true)
		.skipEmptyLines(false);

	private RecordParser() {
	}

	/**
	 * Parses a record.
	 * @param text the record without its terminator
	 * @param quoted whether there is any quote character
	 */
	static ParsedRecord parse(String text, boolean quoted) {
		return quoted ? parseQuoted(text) : new ParsedRecord(split(text), null);
	}

	// Without a quote character a record is one physical line (it goes over a line break
	// only while a quote is open), and RFC 4180 gives meaning to nothing in it but
	// commas.
	private static List<CsvCell> split(String text) {
		List<CsvCell> cells = new ArrayList<>();
		int from = 0;
		for (int comma = text.indexOf(','); comma >= 0; comma = text.indexOf(',', from)) {
			cells.add(new CsvCell(text.substring(from, comma), false));
			from = comma + 1;
		}
		cells.add(new CsvCell(text.substring(from), false));
		return cells;
	}

	private static ParsedRecord parseQuoted(String text) {
		CellCollector collector = new CellCollector();
		try (CsvReader<List<CsvCell>> reader = FAST_CSV.build(collector, text)) {
			CloseableIterator<List<CsvCell>> records = reader.iterator();
			List<CsvCell> cells = records.next();
			if (collector.defect() == null && records.hasNext()) {
				// Cannot happen as records are framed; must not lose text if it does.
				return new ParsedRecord(cells, Defect.malformedQuote(cells.size()));
			}
			return new ParsedRecord(cells, collector.defect());
		}
		catch (CsvParseException ex) {
			Defect earlier = collector.defect();
			return new ParsedRecord(List.of(),
					(earlier != null) ? earlier : Defect.malformedQuote(collector.fieldCount() + 1));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("a string cannot fail to be read", ex);
		}
	}

}
