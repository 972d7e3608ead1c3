package io.tradu.cli;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DateConverterTests {

	private final DateConverter converter = new DateConverter();

	@Test
	void readsADate() {
		assertThat(this.converter.convert("2026-11-20")).isEqualTo(LocalDate.of(2026, 11, 20));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "2026-02-30", "20.11.2026", "+12026-11-20", "-2026-11-20", "0026-11-20", "2026-11-2" })
	void refusesWhatIsNoDateOfANight(String typed) {
		assertThatExceptionOfType(TypeConversionException.class).isThrownBy(() -> this.converter.convert(typed));
	}

}
