package io.tradu.batch.preflight;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.FailureReport;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Checks that the log can be written: a job that leaves no log cannot be explained. */
@Component
class LogFileCheck implements PreflightCheck {

	private final Path file;

	LogFileCheck(@Value("${logging.file.name}") Path file) {
		this.file = file.toAbsolutePath();
	}

	@Override
	public String id() {
		return "log-file";
	}

	@Override
	public List<PreflightFinding> findings() {
		try {
			Files.createDirectories(this.file.getParent());
			FileChannel.open(this.file, StandardOpenOption.CREATE, StandardOpenOption.APPEND).close();
			return List.of();
		}
		catch (IOException ex) {
			FailureReport report = FailureReport.of(ex);
			FailureCategory category = report.category();
			return List.of(PreflightFinding.failure(id(), category,
					"the log " + this.file + " cannot be written: " + report.sentence(),
					"give the user of this process the right to write it, or set logging.file.name to another file"));
		}
	}

}
