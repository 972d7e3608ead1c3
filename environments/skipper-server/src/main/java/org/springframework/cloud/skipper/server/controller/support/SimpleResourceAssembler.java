package org.springframework.cloud.skipper.server.controller.support;

import java.util.ArrayList;
import java.util.List;

import org.springframework.hateoas.CollectionModel;
import org.springframework.hateoas.EntityModel;
import org.springframework.hateoas.server.RepresentationModelAssembler;

/**
 * Takes the place of Skipper's class of this name, which calls constructors that newer
 * versions of Spring HATEOAS do not have.
 *
 * @param <T> what is represented
 */
public class SimpleResourceAssembler<T>
		implements RepresentationModelAssembler<T, EntityModel<T>>, ResourcesAssembler<T, EntityModel<T>> {

	@Override
	public EntityModel<T> toModel(T entity) {
		EntityModel<T> model = EntityModel.of(entity);
		addLinks(model);
		return model;
	}

	@Override
	public CollectionModel<EntityModel<T>> toCollectionModel(Iterable<? extends T> entities) {
		List<EntityModel<T>> models = new ArrayList<>();
		entities.forEach((entity) -> models.add(toModel(entity)));
		CollectionModel<EntityModel<T>> model = CollectionModel.of(models);
		addLinks(model);
		return model;
	}

	/** Adds links to the model of one entity. */
	protected void addLinks(EntityModel<T> model) {
	}

	/** Adds links to the model of a list of entities. */
	protected void addLinks(CollectionModel<EntityModel<T>> model) {
	}

}
