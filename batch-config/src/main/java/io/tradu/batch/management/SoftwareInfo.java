package io.tradu.batch.management;

import java.util.Map;

import io.tradu.batch.SoftwareVersion;

import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says which process one is talking to. */
@Component
class SoftwareInfo implements InfoContributor {

	private final Environment environment;

	SoftwareInfo(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void contribute(Info.Builder builder) {
		builder.withDetail("tradu", Map.of("version", SoftwareVersion.current(), "environment",
				this.environment.getProperty("tradu.environment", "unknown"), "home",
				this.environment.getProperty("tradu.folders.home", "unknown"), "pid", ProcessHandle.current().pid()));
	}

}
