package io.tradu.cli;

import io.tradu.command.TraduCommand;
import io.tradu.nightly.RunList;
import io.tradu.nightly.RunList.Run;
import picocli.CommandLine.Parameters;

/** The run that a command is about. */
class RunName {

	@Parameters(paramLabel = "RUN",
			description = "number of the run as tradu runs lists it, or its night (2026-11-20, 2026-11-20.2)")
	private String name;

	/**
	 * Returns the run.
	 * @throws WrongUsage if there is none of this name
	 */
	Run in(RunList runs) {
		return find(this.name, runs);
	}

	WrongUsage unknown(String hint) {
		return unknown(this.name, hint);
	}

	/**
	 * Returns a run.
	 * @throws WrongUsage if there is none of this name
	 */
	static Run find(String name, RunList runs) {
		return runs.find(name).orElseThrow(() -> unknown(name, TraduCommand.of("runs") + " lists them"));
	}

	static WrongUsage unknown(String name, String hint) {
		return new WrongUsage("there is no run '" + name + "': " + hint);
	}

}
