package io.tradu.skipper.server;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.cloud.deployer.spi.local.LocalActuatorTemplate;
import org.springframework.cloud.deployer.spi.local.LocalAppDeployer;
import org.springframework.cloud.deployer.spi.local.LocalDeployerProperties;
import org.springframework.cloud.skipper.domain.Deployer;
import org.springframework.cloud.skipper.domain.Platform;
import org.springframework.cloud.skipper.server.config.LocalPlatformProperties;
import org.springframework.cloud.skipper.server.config.SkipperServerProperties;
import org.springframework.cloud.skipper.server.deployer.metadata.DeployerConfigurationMetadataResolver;
import org.springframework.cloud.skipper.server.repository.map.DeployerRepository;
import org.springframework.cloud.skipper.server.service.DeployerInitializationService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestTemplate;

/**
 * The one platform: processes on this machine. Skipper's own configuration of it does not
 * fit the newer domain classes, which Data Flow uses, too.
 */
@Configuration(proxyBeanMethods = false)
class LocalPlatformConfiguration {

	@Bean
	Platform localPlatform(LocalPlatformProperties properties) {
		List<Deployer> deployers = properties.getAccounts()
			.entrySet()
			.stream()
			.map(LocalPlatformConfiguration::deployer)
			.collect(Collectors.toList());
		return new Platform("Local", deployers);
	}

	private static Deployer deployer(Map.Entry<String, LocalDeployerProperties> account) {
		LocalAppDeployer deployer = new LocalAppDeployer(account.getValue());
		return new Deployer(account.getKey(), "local", deployer,
				new LocalActuatorTemplate(new RestTemplate(), deployer, account.getValue().getAppAdmin()));
	}

	@Bean
	DeployerConfigurationMetadataResolver deployerMetadata(SkipperServerProperties properties) {
		return new DeployerConfigurationMetadataResolver(properties.getDeployerProperties());
	}

	@Bean
	DeployerInitializationService deployerInitializationService(DeployerRepository deployers, List<Platform> platforms,
			DeployerConfigurationMetadataResolver metadata) {
		return new DeployerInitializationService(deployers, platforms, metadata);
	}

}
