/** On foot: the eye turns about itself, moves on the level and stays upright. Scene coordinates (Y up), metres, radians. */
import { Vector3 } from 'three';
import CameraControls from 'camera-controls';

export interface OnFoot {
  readonly on: boolean;
  /** from a place on, looking at another */
  begin(eye: Vector3, towards: Vector3): void;
  /** the eye stays where it is, and what is ahead is orbited */
  end(): void;
  /** forward and to the right on the level, and up */
  step(forward: number, right: number, up: number): void;
  /** to the left and upwards */
  look(left: number, up: number): void;
}

/** m from the eye to what it turns about: so near that turning is looking around */
const ARM = 0.05;
/** m from the eye to what is orbited afterwards */
const AHEAD = 8;
/** of a whole turn, per picture height that the mouse is dragged */
const LOOKING = 0.35;
const UP = new Vector3(0, 1, 0);

export function createOnFoot(controls: CameraControls, calm: boolean): OnFoot {
  const { minDistance, maxDistance, dollyToCursor, azimuthRotateSpeed, polarRotateSpeed } = controls;
  const { left, middle, right, wheel } = controls.mouseButtons;
  let on = false;

  function stand(eye: Vector3, direction: Vector3, arm: number): void {
    controls.camera.up.copy(UP);
    controls.updateCameraUp();
    void controls.setFocalOffset(0, 0, 0, false);
    void controls.setLookAt(eye.x, eye.y, eye.z, eye.x + direction.x * arm, eye.y + direction.y * arm, eye.z + direction.z * arm, false);
  }

  return {
    get on() {
      return on;
    },
    begin(eye, towards) {
      const direction = towards.clone().sub(eye).normalize();
      if (direction.lengthSq() === 0) direction.set(0, 0, -1);
      on = true;
      controls.dollyToCursor = false;
      controls.minDistance = controls.maxDistance = ARM;
      controls.azimuthRotateSpeed = controls.polarRotateSpeed = LOOKING;
      Object.assign(controls.mouseButtons, { middle: CameraControls.ACTION.ROTATE, right: CameraControls.ACTION.ROTATE, wheel: CameraControls.ACTION.NONE });
      stand(eye, direction, ARM);
    },
    end() {
      if (!on) return;
      on = false;
      const eye = controls.getPosition(new Vector3(), true);
      const direction = controls.getTarget(new Vector3(), true).sub(eye).normalize();
      Object.assign(controls, { minDistance, maxDistance, dollyToCursor, azimuthRotateSpeed, polarRotateSpeed });
      Object.assign(controls.mouseButtons, { left, middle, right, wheel });
      stand(eye, direction, AHEAD);
    },
    step(forward, right, up) {
      // from where the eye will be once it rests: steps that follow each other add up
      const eye = controls.getPosition(new Vector3(), true);
      const target = controls.getTarget(new Vector3(), true);
      const ahead = target.clone().sub(eye).setY(0);
      // straight up or down there is no ahead: it is where the top of the picture points
      if (ahead.lengthSq() < 1e-12) ahead.set(-Math.sin(controls.azimuthAngle), 0, -Math.cos(controls.azimuthAngle));
      ahead.normalize();
      target.addScaledVector(ahead, forward).addScaledVector(ahead.clone().cross(UP), right).addScaledVector(UP, up);
      void controls.moveTo(target.x, target.y, target.z, !calm);
    },
    look(left, up) {
      void controls.rotate(left, up, !calm);
    },
  };
}
