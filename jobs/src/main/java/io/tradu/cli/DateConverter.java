package io.tradu.cli;

import java.time.DateTimeException;
import java.time.LocalDate;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a date that was typed. */
class DateConverter implements ITypeConverter<LocalDate> {

	@Override
	public LocalDate convert(String typed) {
		try {
			return LocalDate.parse(typed);
		}
		catch (DateTimeException ex) {
			throw new TypeConversionException("'" + typed + "' is no date, as 2026-11-20 is");
		}
	}

}
