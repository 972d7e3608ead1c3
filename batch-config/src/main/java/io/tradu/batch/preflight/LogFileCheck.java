package io.tradu.batch.preflight;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

import io.tradu.batch.failure.FailureReport;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Checks that the log can be written: a job that leaves no log cannot be explained. */
@Component
class LogFileCheck implements PreflightCheck {

	private final String file;

	LogFileCheck(@Value("${logging.file.name:}") String file) {
		this.file = file;
	}

	@Override
	public String id() {
		return "log-file";
	}

	@Override
	public List<PreflightFinding> findings() {
		// A process may have no log of its own.
		return this.file.isEmpty() ? List.of() : findings(Path.of(this.file).toAbsolutePath());
	}

	private List<PreflightFinding> findings(Path log) {
		try {
			Files.createDirectories(log.getParent());
			FileChannel.open(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND).close();
			return List.of();
		}
		catch (IOException ex) {
			FailureReport report = FailureReport.of(ex);
			return List.of(PreflightFinding.failure(id(), report.category(),
					"the log " + log + " cannot be written: " + report.sentence(),
					"give the user of this process the right to write it, or set logging.file.name to another file"));
		}
	}

}
