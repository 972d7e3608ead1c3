package io.tradu.skipper.server;

import io.tradu.server.security.ServerSecurityConfiguration;
import io.tradu.server.yaml.SnakeYamlAdapter;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.actuate.autoconfigure.security.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.autoconfigure.session.SessionAutoConfiguration;
import org.springframework.cloud.common.security.CommonSecurityAutoConfiguration;
import org.springframework.cloud.deployer.spi.local.LocalDeployerAutoConfiguration;
import org.springframework.cloud.skipper.io.PackageReader;
import org.springframework.cloud.skipper.server.EnableSkipperServer;
import org.springframework.cloud.skipper.server.config.SkipperServerConfiguration;
import org.springframework.cloud.skipper.server.config.SpringDataRestConfiguration;
import org.springframework.cloud.skipper.server.util.ConfigValueUtils;
import org.springframework.context.annotation.Import;

/** Skipper's server, which deploys the applications of the stream. */
@EnableAutoConfiguration(exclude = { SessionAutoConfiguration.class, ManagementWebSecurityAutoConfiguration.class,
		SecurityAutoConfiguration.class, UserDetailsServiceAutoConfiguration.class,
		LocalDeployerAutoConfiguration.class, CommonSecurityAutoConfiguration.class })
@EnableSkipperServer
@Import({ SkipperServerConfiguration.class, LocalPlatformConfiguration.class, SpringDataRestConfiguration.class,
		ServerSecurityConfiguration.class, ReleasedApplications.class, PackageNames.class })
public class SkipperServer {

	public static void main(String[] args) {
		adaptToSnakeYaml2();
		SpringApplication.run(SkipperServer.class, args);
	}

	static void adaptToSnakeYaml2() {
		SnakeYamlAdapter.load(ConfigValueUtils.class, "ManifestUtils$ValueTypeRepresenter");
		SnakeYamlAdapter.load(PackageReader.class, "PackageMetadataSafeConstructor");
	}

}
