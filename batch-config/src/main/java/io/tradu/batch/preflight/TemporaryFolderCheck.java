package io.tradu.batch.preflight;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.tradu.batch.failure.FailureCategory;

import org.springframework.stereotype.Component;

/** Checks the folder that Java uses for temporary files. */
@Component
class TemporaryFolderCheck implements PreflightCheck {

	private final Path folder;

	TemporaryFolderCheck() {
		this(Path.of(System.getProperty("java.io.tmpdir")));
	}

	TemporaryFolderCheck(Path folder) {
		this.folder = folder;
	}

	@Override
	public String id() {
		return "temporary-folder";
	}

	@Override
	public List<PreflightFinding> findings() {
		String remedy = "create it, or name another one with TRADU_JAVA_OPTS=-Djava.io.tmpdir=DIR";
		if (!this.folder.toFile().isDirectory()) {
			return List.of(PreflightFinding.failure(id(), FailureCategory.INFRASTRUCTURE,
					"the folder for temporary files, " + this.folder + ", does not exist", remedy));
		}
		return new FoldersCheck(Map.of("java.io.tmpdir", this.folder)).findings();
	}

}
