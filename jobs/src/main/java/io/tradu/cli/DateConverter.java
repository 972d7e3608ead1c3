package io.tradu.cli;

import java.time.DateTimeException;
import java.time.LocalDate;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a date that was typed. */
class DateConverter implements ITypeConverter<LocalDate> {

	private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 1);

	private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);

	@Override
	public LocalDate convert(String typed) {
		try {
			LocalDate date = LocalDate.parse(typed);
			// A digit too many or too few is still a date in ISO 8601.
			if (!date.isBefore(EARLIEST) && !date.isAfter(LATEST)) {
				return date;
			}
		}
		catch (DateTimeException ex) {
			// Reported below, with the dates that are out of range.
		}
		throw new TypeConversionException("'" + typed + "' is not a business date; write it as 2026-11-20");
	}

}
