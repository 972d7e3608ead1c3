package io.tradu.cli;

import java.nio.file.Path;

import io.tradu.command.Installation;
import io.tradu.environment.EnvironmentFolders;
import picocli.CommandLine.Option;

/** Where the environments are declared. */
class EnvironmentsOption {

	@Option(names = "--environments", paramLabel = "DIR",
			description = "the folder that holds them (default: environments, in the project's folder)")
	private Path folder;

	EnvironmentFolders folders() {
		EnvironmentFolders folders = (this.folder != null)
				? new EnvironmentFolders(this.folder.toAbsolutePath().normalize())
				: EnvironmentFolders.of(Installation.root());
		if (folders.begun().isEmpty()) {
			throw new WrongUsage("there is no environment in " + folders.place().toAbsolutePath().normalize());
		}
		return folders;
	}

}
