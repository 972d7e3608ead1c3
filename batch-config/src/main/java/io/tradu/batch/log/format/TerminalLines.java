package io.tradu.batch.log.format;

import java.time.temporal.ChronoUnit;

import ch.qos.logback.classic.spi.ILoggingEvent;
import io.tradu.batch.failure.FailureReport;
import io.tradu.batch.log.Secrets;
import io.tradu.batch.log.VisibleText;

import org.springframework.boot.logging.structured.StructuredLogFormatter;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

/**
 * Lines for people: when, how bad, what, and of a failure its category and first cause.
 * The stack trace stands in the file.
 */
class TerminalLines implements StructuredLogFormatter<ILoggingEvent> {

	private final Secrets secrets;

	TerminalLines(Environment environment) {
		this.secrets = Secrets.of((ConfigurableEnvironment) environment);
	}

	@Override
	public String format(ILoggingEvent event) {
		return NestedLines.skipped(() -> line(event), "");
	}

	private String line(ILoggingEvent event) {
		StringBuilder line = new StringBuilder().append(event.getInstant().truncatedTo(ChronoUnit.SECONDS))
			.append("  ")
			.append(String.format("%-5s", event.getLevel()))
			.append("  ")
			.append(event.getFormattedMessage());
		Throwable failure = ErrorFields.failure(event);
		if (failure != null) {
			FailureReport report = FailureReport.of(failure);
			line.append(" (").append(report.category().tag()).append(": ").append(report.sentence()).append(')');
		}
		return VisibleText.of(this.secrets.masked(line.toString())) + "\n";
	}

}
