package io.tradu.cli;

import io.tradu.batch.SoftwareVersion;
import picocli.CommandLine.IVersionProvider;

/** Says which version runs. */
class VersionProvider implements IVersionProvider {

	@Override
	public String[] getVersion() {
		return new String[] { "tradu " + SoftwareVersion.current() };
	}

}
