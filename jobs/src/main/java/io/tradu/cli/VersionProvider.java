package io.tradu.cli;

import java.util.Optional;

import picocli.CommandLine.IVersionProvider;

/** Says which version runs. */
class VersionProvider implements IVersionProvider {

	@Override
	public String[] getVersion() {
		String version = Optional.ofNullable(Tradu.class.getPackage().getImplementationVersion()).orElse("development");
		return new String[] { "tradu " + version };
	}

}
