package io.tradu.skipper.server;

import io.tradu.server.security.ReleaseFolder;

import org.springframework.beans.factory.ObjectFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.cloud.deployer.resource.support.DelegatingResourceLoader;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** Keeps Skipper from deploying what is not released. */
@Component
class ReleasedApplications implements BeanPostProcessor {

	private final ObjectFactory<ReleaseFolder> releases;

	ReleasedApplications(ObjectFactory<ReleaseFolder> releases) {
		this.releases = releases;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String name) {
		return (bean instanceof DelegatingResourceLoader) ? new ReleasedResources() : bean;
	}

	private final class ReleasedResources extends DelegatingResourceLoader {

		@Override
		public Resource getResource(String address) {
			ReleasedApplications.this.releases.getObject().require(address);
			return super.getResource(address);
		}

	}

}
